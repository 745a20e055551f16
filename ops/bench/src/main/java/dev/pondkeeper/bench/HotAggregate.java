package dev.pondkeeper.bench;

import java.util.ArrayList;
import java.util.List;

/** All clients send to one aggregate; a conflict that reaches a client ends the run. */
record HotAggregate() implements Work {
    @Override
    public List<Cell> measure(Setting setting) throws Exception {
        List<Cell> cells = new ArrayList<>();
        try (CommandPeer ledger = new CommandPeer("ledger", true, () -> Stores.ledger(setting.fresh()))) {
            for (int number : List.of(1, 64)) {
                cells.add(setting.measure("hot aggregate", number, List.of(ledger)));
            }
        }
        return cells;
    }
}
