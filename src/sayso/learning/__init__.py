"""What `sayso train` does: marked articles in, a fine-tuned reader out.

What reads the marks and measures needs what a reading needs; `model`, `fit`, `weights` and `export` need torch, which
the extra `train` brings, and are imported only where a training begins.
"""
