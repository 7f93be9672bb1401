//! Every call of web-sys.
