"""Publishing: approved texts come in; editions and releases, frozen and on record, go out.

`readiness` says in words what stands in the way; `snapshot` makes an edition's content;
`actions` publishes, corrects, withdraws and restores; `ledger` proves that nothing was altered.
"""
