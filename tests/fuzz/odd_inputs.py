"""Pictures and other files to attach, small and whole; what is done to them is for others."""

import io
from collections.abc import Mapping

from PIL import Image

_DRAWING = (
    b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40"'
    b' height="20"><title>x</title><g fill="#c00"><path d="M0 0h40v20z"/><rect width="4"'
    b' height="4"/></g></svg>'
)


def _picture(kind: str, mode: str) -> bytes:
    target = io.BytesIO()
    Image.radial_gradient("L").resize((16, 12)).convert(mode).save(target, kind)
    return target.getvalue()


SMALL_PICTURES: Mapping[str, bytes] = {
    "a.svg": _DRAWING,
    "a.png": _picture("PNG", "RGB"),
    "b.png": _picture("PNG", "P"),
    "a.jpg": _picture("JPEG", "RGB"),
    "a.webp": _picture("WEBP", "RGB"),
    "a.gif": _picture("GIF", "P"),
    "a.avif": _picture("AVIF", "RGB"),
    "a.bmp": _picture("BMP", "RGB"),
    "a.tiff": _picture("TIFF", "RGB"),
    "a.zip": b"PK\x03\x04" + bytes(40),
    "a.pdf": b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n",
    "a.csv": "år;tall\n2025;7\n".encode(),
}
