set constraints all deferred
