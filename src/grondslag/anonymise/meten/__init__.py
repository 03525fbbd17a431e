"""Measure: what the engine and others find of invented dossiers whose answers are known.

`grondslag meet <gold>` is the command. Every system, the engine too, runs in a process of its own and
answers in the same form (`peers/proef.py`), so that load time, processor time and memory are measured alike.
Gold is read by `grondslag.anonymise.gold`, counted by `grondslag.anonymise.scores`; `tab` reads, scores and
writes the form of the Text Anonymization Benchmark.
"""
