// Names that several scripts and tests share.

/** The app in one file, beside the site in dist/. */
export const SINGLE_FILE = '党建一本账.html';
