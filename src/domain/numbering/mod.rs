//! How official papers number their lines, and numbers as people write them: 一、 （一） 1. （1） ①, 两分, 十五.

pub mod marker;
pub mod scan;
