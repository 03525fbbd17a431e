"""A small sequence model: what a word is, learnt from the words around it.

The model is trained by `make train DATA=<folder>` (`train.py`) and read with numpy alone (`model.py`).
"""
