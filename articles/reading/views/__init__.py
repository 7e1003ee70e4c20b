"""Readers' doors: each asks `queries`, prepares values and answers."""
