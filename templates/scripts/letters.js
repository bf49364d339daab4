// A word by its letters alone, in small ones, however it is typed: «Følsvik», «folsvik», «FOELSVIK».
const foldLetters = (text) => text.toLowerCase().normalize("NFKD")
  .replace(/[øœæłđðþßı]/g, (each) => "oolddtsi"["øœłđðþßı".indexOf(each)] ?? "a")
  .replace(/[^\p{L}\p{N}]/gu, "").replace(/a[ae]/g, "a").replace(/oe/g, "o");
