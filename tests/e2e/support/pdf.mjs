// Reads of a PDF what tests about printing ask: how many pages there are, and on which of them the rows of tables stand. Chromium
// writes its objects as plain text, one after another, and with `tagged: true` a tree of the document's parts beside the pages.

/** The objects of a PDF by number, each as text. */
function objectsOf(pdf) {
  const text = pdf.toString('latin1');
  return new Map([...text.matchAll(/(?:^|\n)(\d+) 0 obj\b([\s\S]*?)\bendobj/g)].map(([, number, body]) => [number, body]));
}

/** @returns {number} how many pages a PDF has. */
export function pagesOf(pdf) {
  return [...objectsOf(pdf).values()].filter((body) => /\/Type\s*\/Page\b(?!s)/.test(body)).length;
}

/** The numbers of the objects that stand under a key: `/K 5 0 R` or `/K [5 0 R 6 0 R]`. */
function references(body, key) {
  const found = body.match(new RegExp(`/${key}\\s*(\\[[\\s\\S]*?\\]|\\d+ 0 R)`));
  return found ? [...found[1].matchAll(/(\d+) 0 R/g)].map(([, number]) => number) : [];
}

/** The pages on which a part of the document and all below it stand. */
function pagesUnder(objects, number, seen = new Set()) {
  const body = objects.get(number) ?? '';
  if (seen.has(number) || !/\/StructElem/.test(body)) {
    return new Set();
  }
  seen.add(number);
  const pages = new Set([...body.matchAll(/\/Pg\s+(\d+) 0 R/g)].map(([, page]) => page));
  for (const below of references(body, 'K')) {
    pagesUnder(objects, below, seen).forEach((page) => pages.add(page));
  }
  return pages;
}

/** @returns {string[]} the rows of tables that stand on more than one page, with those pages; heads, which repeat, left out. */
export function rowsAcrossPages(pdf) {
  const objects = objectsOf(pdf);
  const isHead = (body) => references(body, 'K').some((cell) => /\/S\s*\/TH\b[\s\S]*\/Scope\s*\/Column/.test(objects.get(cell) ?? ''));
  const rows = [...objects].filter(([, body]) => /\/StructElem/.test(body) && /\/S\s*\/TR\b/.test(body) && !isHead(body));
  if (rows.length === 0 && /\/Table\b/.test(pdf.toString('latin1'))) {
    throw new Error('this PDF has tables, but no rows that can be read');
  }
  const cut = rows.map(([number]) => [number, [...pagesUnder(objects, number)]]).filter(([, pages]) => pages.length > 1);
  return cut.map(([number, pages]) => `row ${number} on pages ${pages.join(', ')}`);
}
