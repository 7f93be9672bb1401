//! 整改方案 as people have them: read out of what is pasted from Word, Excel, WPS or a web page.

pub mod reading;
