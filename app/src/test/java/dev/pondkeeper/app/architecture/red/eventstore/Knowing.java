package dev.pondkeeper.app.architecture.red.eventstore;

import dev.pondkeeper.app.architecture.red.kernel.LeakyEvent;

/** A ledger that knows what it keeps. */
record Knowing(LeakyEvent event) {}
