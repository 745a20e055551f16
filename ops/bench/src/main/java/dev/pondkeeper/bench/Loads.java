package dev.pondkeeper.bench;

import java.util.List;

/**
 * What it costs to decide on an aggregate with a long life that has to be loaded first, beside one with a short life.
 *
 * @param events in the long life
 */
record Loads(int events) implements Work {
    private static final int SHORT = 100;

    @Override
    public List<Cell> measure(Setting setting) throws Exception {
        try (LoadPeer longLife = LoadPeer.withSnapshots("ledger", Stores.ledger(setting.fresh()), events);
                LoadPeer shortLife = LoadPeer.withEvents(SHORT + " events", Stores.ledger(setting.fresh()), SHORT)) {
            return List.of(setting.measure("load and decide", 1, List.of(longLife, shortLife)));
        }
    }
}
