"""One file for each platform whose pages the generic reader gets wrong; `./run adapter NAME ADDRESS` writes one."""
