package dev.pondkeeper.bench;

import com.mongodb.client.MongoDatabase;
import dev.pondkeeper.eventstore.CommitDraft;
import dev.pondkeeper.eventstore.EventDraft;
import dev.pondkeeper.eventstore.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What an append costs in a large ledger, beside the same in a small one.
 *
 * @param few events in the small ledger
 * @param many events in the large one
 */
record Growth(int few, int many, int clients) implements Work {
    private static final int FILLERS = 32;
    private static final int EVENTS_IN_COMMIT = 10;

    @Override
    public List<Cell> measure(Setting setting) throws Exception {
        MongoDatabase small = setting.fresh();
        MongoDatabase large = setting.fresh();
        fill(small, few);
        fill(large, many);
        try (CommandPeer inLarge = new CommandPeer("ledger", false, () -> Stores.ledger(large));
                CommandPeer inSmall = new CommandPeer("of " + few, false, () -> Stores.ledger(small))) {
            return List.of(setting.measure("append at " + many, clients, List.of(inSmall, inLarge)));
        }
    }

    /** Streams of ten events, each in one commit. */
    private static void fill(MongoDatabase database, int events) throws Exception {
        Ledger ledger =
                Ledger.builder().database(database).clock(Clock.systemUTC()).build();
        ExecutorService fillers = Executors.newFixedThreadPool(FILLERS);
        List<Future<?>> filling = new ArrayList<>();
        for (int filler = 0; filler < FILLERS; filler++) {
            int first = filler;
            filling.add(fillers.submit(() -> {
                for (int i = first; i < events / EVENTS_IN_COMMIT; i += FILLERS) {
                    ledger.append(commit("old-" + i));
                }
            }));
        }
        for (Future<?> filled : filling) {
            filled.get();
        }
        fillers.shutdown();
    }

    private static CommitDraft commit(String stream) {
        List<EventDraft> events = new ArrayList<>();
        for (int seq = 0; seq < EVENTS_IN_COMMIT; seq++) {
            events.add(new EventDraft(
                    UUID.randomUUID().toString(),
                    stream,
                    "Counter",
                    seq,
                    Counter.Counted.class.getName(),
                    null,
                    Instant.now(),
                    "{\"id\":\"" + stream + "\",\"value\":" + seq + ",\"note\":\"" + CommandPeer.NOTE + "\"}",
                    Map.of()));
        }
        return CommitDraft.of(null, events);
    }
}
