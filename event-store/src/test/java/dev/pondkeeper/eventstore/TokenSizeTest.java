package dev.pondkeeper.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.Test;

/** What a processor stores of its progress does not grow with how fast events came. */
class TokenSizeTest {
    static final Instant START = Instant.parse("2026-05-01T12:00:00Z");
    static final int EVENTS = 3_000;

    @Test
    void a_token_is_as_long_at_a_hundred_thousand_events_a_second_as_at_a_hundred() {
        Set<List<Integer>> lengths = new HashSet<>();
        for (int perSecond : List.of(100, 1_000, 10_000, 100_000)) {
            List<Integer> ofThisRate = tokens(perSecond).stream()
                    .map(token -> Ledgers.jackson()
                            .serialize(token, String.class)
                            .getData()
                            .length())
                    .toList();
            assertThat(ofThisRate).hasSize(EVENTS).allMatch(length -> length < 32);
            lengths.add(ofThisRate);
        }
        assertThat(lengths).hasSize(1);
    }

    /** The tokens of events that are told to have happened at this rate, one commit each. */
    private static List<TrackingToken> tokens(int perSecond) {
        LedgerTail tail = LedgerTail.EMPTY;
        List<LedgerCommit> commits = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            Instant at = START.plusNanos(i * 1_000_000_000L / perSecond);
            EventDraft event = new EventDraft("e" + i, "s" + i, "thing", 0, "Happened", "1", at, "{}", Map.of());
            LedgerCommit commit = new WaitingCommit(CommitDraft.of(null, List.of(event)), null).after(tail, at);
            commits.add(commit);
            tail = LedgerTail.after(commit);
        }
        return new StoredMessages(Ledgers.jackson(), NoOpEventUpcaster.INSTANCE, PayloadSeal.NONE, false)
                .stretch(-1, commits).messages().stream()
                        .map(TrackedEventMessage::trackingToken)
                        .toList();
    }
}
