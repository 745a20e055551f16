package dev.pondkeeper.bench;

import java.util.List;

/**
 * What it costs to decide on an aggregate with a long life that has to be loaded first, beside one with a short life and no
 * snapshot: with as many events behind its snapshot as there are on average, and with as many as there can be. That is two fewer
 * than the interval, because Axon counts the snapshot as an event, and the load that completes the number takes the next one.
 *
 * @param events in the long life
 * @param snapshotEvery so many events
 */
record Loads(int events, int snapshotEvery) implements Work {
    private static final int SHORT = 100;

    @Override
    public List<Cell> measure(Setting setting) throws Exception {
        try (LoadPeer average = longLife(setting, snapshotEvery / 2);
                LoadPeer atMost = longLife(setting, snapshotEvery - 2);
                LoadPeer shortLife = LoadPeer.withEvents(SHORT + " events", Stores.ledger(setting.fresh()), SHORT)) {
            return List.of(
                    setting.measure("load and decide", 1, List.of(average, shortLife)),
                    setting.measure("the same at most", 1, List.of(atMost, shortLife)));
        }
    }

    private LoadPeer longLife(Setting setting, int behind) {
        return LoadPeer.withSnapshots("ledger", Stores.ledger(setting.fresh()), events, snapshotEvery, behind);
    }
}
