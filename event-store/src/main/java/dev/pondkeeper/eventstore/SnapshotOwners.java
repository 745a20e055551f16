package dev.pondkeeper.eventstore;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.MetaData;

/** Whose data a snapshot may hold, as metadata of its message: whoever takes a snapshot says so. */
public final class SnapshotOwners {
    private static final String OWNERS = "owners";

    private SnapshotOwners() {}

    /**
     * The snapshot with its owners.
     *
     * @param owners ids without blanks
     */
    public static <T> DomainEventMessage<T> put(DomainEventMessage<T> snapshot, Set<String> owners) {
        return snapshot.andMetaData(MetaData.with(OWNERS, String.join(" ", new TreeSet<>(owners))));
    }

    /** Who owns the state in this snapshot. */
    public static Set<String> of(DomainEventMessage<?> snapshot) {
        Object owners = snapshot.getMetaData().get(OWNERS);
        return owners == null ? Set.of() : of(Map.of(OWNERS, owners.toString()));
    }

    static Set<String> of(Map<String, String> meta) {
        String owners = meta.get(OWNERS);
        return owners == null || owners.isEmpty() ? Set.of() : new TreeSet<>(List.of(owners.split(" ")));
    }
}
