"""What inputs are made of, right and wrong, so that the chance is not wasted on noise."""

YAML_PIECES = (
    "risks:", "measures:", "goals:", "values:", "signing:", "exceptions:", "languages: ", "form: ",
    "ehn-2023", "status: ", "draft", "name: ", "id: ", "risk: ", "title: ", "unavailable: ",
    "see: ", "employees: ", "turnover: ", "\n", "\n  ", "\n  - ", "\n    ", "\t", "[", "]", "{",
    "}", ", ", "'", '"', "&a ", "*a", "!!int ", "|\n", ">-\n", "---\n", "...\n", "# ", "#", "? ",
    ": ", "\\x00", "nb", "{nb: x, en: y}", "NO", "1.10", "2023-02-30", "683 mill", "~", "null",
    "å", "😀", "%", "@",
)  # fmt: skip
MARKDOWN_PIECES = (
    "## 1.A.2 x\n", "## 2.A.2.a\n", "## ", "# ", "### x\n", "\n", "\n\n", "    ", "- ", "1. ",
    "> ", "```", "~~~", "```\n", "*", "**", "_", "`", "[", "]", "(", ")", "![", "](", "[x](",
    "https://x.no", "a@b.no", "javascript:", "attachments/x", "#2.A.1", "<", ">", "<script>",
    "<b ", "</b>", "<!--", "-->", " onclick=x", '"', "'", "&", "&#x6a;", "&lt;", "|", "|-|",
    "\n|---|\n", "[^1]", "[^1]: ", "[x]: ", "===\n", "---\n", "\\", "{#id}", "{: .a }", "x", "ord",
    " ", "\t", "\x02", "\x03", "\u2028", "klzzwxh:0", "wzxhzdk:0", "aktsom:question/1",
    "aktsom-note-", 'href="', "å", "😀",
)  # fmt: skip
# Values that somebody may have written, and that some library does not expect.
ODD_VALUES = (
    "", " ", "~", "null", "yes", "NO", "0", "-0", "-1", "0x10", "1e5", "1e999", "1.10", "١٢٣", "⅓",
    "²", "9" * 400, "9" * 5000, "12 000", "12.000,50", "12,5 %", "2023-02-30", "2025-06-31",
    "0000-01-01", "9999-12-31", "24.12.2025", "2025-1-1", "12:30", "123456789", "987 654 325",
    "https://www.lo.no]/x", "https://[::1", "https://[x]/", "https://a\uff1ab.no",
    "https://x.no:99999", "https://", "http://\u2100.no/", "//x.no", "javascript:alert(1)",
    "data:text/html,x", "file:///x", "mailto:a@b@c.no", "a@b", "æ@ø.no", "ola@nordmann.no",
    "attachments/../../x", "attachments/a%00b", "../../x", "/", "\\\\x\\y", "C:\\x", "con",
    "aux.pdf", "x.", ".htaccess", "index.html", "CNAME", "<script>alert(1)</script>", "{{ x }}",
    "{% raw %}", "${x}", "%s", "$(x)", "`x`", "=1+1", "@x", "::error::x", "##[error]x",
    "::stop-commands::x", "\x1b[31m", "\u202e", "\u2066", "\ufeff", "\u0000", "\u2028", "\u200b",
    "\udc80", "\U0010ffff", "a\u0300" * 40, "ﬁ", "İ", "ß", "x" * 5000, "å" * 900, "Ord. " * 300,
    "[" * 300, "*" * 300, "# x\n" * 50, "| a |\n|---|\n| 1 |", "- a\n  - b\n    - c",
    "[^1]\n\n[^1]: x", "[x][y]\n\n[y]: https://x.no", "```\nx", "<!-- x", "*[a", "{nb: x",
    "[nb, en]", "{nb: a, en: b, nn: c}", "- a\n- b", "a: b", "'", '"', "|", ">", "&a", "*a",
    "!!python/x y", "%", "ehn-2023", "act-essential", "act-minimum", "draft", "published", "nb",
    "nn", "en", "se", "NO", "XK",
)  # fmt: skip
# Names that some system refuses, takes for another's, or obeys.
ODD_NAMES = (
    "con", "nul.md", "NB.md", "nb.MD", "nb .md", "nb.md.", "nb.txt", "no.md", "se.md", "facts.yml",
    "Facts.yaml", "report.yaml~", ".hidden", ".htaccess", "-rf", "--x", "a b", "a\nb", "a\tb",
    "a:b", "a*b", "a\\b", "..x", "...", "x" * 240, "å", "a\u030a", "\u202ex", "\x1b[31m",
    "::error::x", "##[x]", "%2e%2e", "a'b", 'a"b', "a<b>", "a&b", "{{x}}", "$x", "\udcff",
    "\ufeffnb.md", "2025", "2026", "1999", "0-enterprise", "2-identify", "9-x", "attachments",
    "signed", "v1", "index.html", "organisation.yaml",
)  # fmt: skip
