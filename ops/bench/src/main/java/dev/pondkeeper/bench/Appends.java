package dev.pondkeeper.bench;

import java.util.ArrayList;
import java.util.List;

/** Commands that an aggregate decides in process, beside the raw driver and axon-mongo. */
record Appends(List<Integer> clients) implements Work {
    @Override
    public List<Cell> measure(Setting setting) throws Exception {
        RawInserts raw = new RawInserts(setting.fresh());
        List<Cell> cells = new ArrayList<>();
        try (CommandPeer ledger = new CommandPeer("ledger", false, () -> Stores.ledger(setting.fresh()));
                CommandPeer axonMongo = new CommandPeer("axon-mongo", false, () -> Stores.axonMongo(setting.fresh()))) {
            for (int number : clients) {
                cells.add(setting.measure("append", number, List.of(raw, ledger, axonMongo)));
            }
        }
        return cells;
    }
}
