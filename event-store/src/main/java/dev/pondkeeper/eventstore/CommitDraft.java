package dev.pondkeeper.eventstore;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a unit of work wants recorded, checked for everything that can be known without the store.
 *
 * @param intent the key and target of the command behind it, absent where there is none
 * @param streams the range of each stream, in the order of their first event
 * @param events the events in order, at least one
 */
public record CommitDraft(@Nullable CommitIntent intent, List<LedgerStream> streams, List<EventDraft> events) {
    public CommitDraft {
        streams = List.copyOf(streams);
        events = List.copyOf(events);
    }

    /**
     * Checks the events and finds the range of each stream.
     *
     * @throws SequenceTaken when two events claim one sequence of a stream, or one event id
     * @throws IllegalArgumentException when there is no event, or a stream has a gap, or two types, in this draft
     */
    public static CommitDraft of(@Nullable CommitIntent intent, List<EventDraft> events) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("A commit holds at least one event.");
        }
        Set<String> ids = new HashSet<>();
        Map<String, LedgerStream> streams = new LinkedHashMap<>();
        for (EventDraft event : events) {
            if (!ids.add(event.id())) {
                throw new SequenceTaken(event, "the event id is used twice in this commit");
            }
            streams.merge(
                    event.stream(),
                    new LedgerStream(event.stream(), event.streamType(), event.seq(), event.seq()),
                    (range, next) -> extended(range, event));
        }
        return new CommitDraft(intent, new ArrayList<>(streams.values()), events);
    }

    private static LedgerStream extended(LedgerStream range, EventDraft event) {
        if (event.seq() >= range.from() && event.seq() <= range.to()) {
            throw new SequenceTaken(event, "the sequence is used twice in this commit");
        }
        if (event.seq() != range.to() + 1) {
            throw new IllegalArgumentException("Stream " + range.id() + " goes from sequence " + range.to() + " to "
                    + event.seq() + " in one commit.");
        }
        if (!Objects.equals(range.type(), event.streamType())) {
            throw new IllegalArgumentException("Stream " + range.id() + " is of type " + range.type() + " and of type "
                    + event.streamType() + " in one commit.");
        }
        return new LedgerStream(range.id(), range.type(), range.from(), event.seq());
    }

    /** The last sequence this draft gives the stream, or −1 where it holds none of it. */
    long headOf(String stream) {
        return streams.stream()
                .filter(range -> range.id().equals(stream))
                .mapToLong(LedgerStream::to)
                .findFirst()
                .orElse(-1);
    }
}
