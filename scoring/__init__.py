"""The room that judges: facts, checklist, rules, scores. Plain values in, plain values out."""
