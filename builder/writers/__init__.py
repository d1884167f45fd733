"""Writers: each turns a Document into one format. One format, one module, one function `write`."""
