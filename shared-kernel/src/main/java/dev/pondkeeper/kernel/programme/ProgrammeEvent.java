package dev.pondkeeper.kernel.programme;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.Instant;
import java.util.Map;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What has happened to the programme. */
public sealed interface ProgrammeEvent extends Event {

    @Override
    default @Nullable CustomerId customerId() {
        return null;
    }

    /**
     * A new version is in force.
     *
     * @param document the whole of it in plain values; {@link ProgrammeDocument} reads it
     */
    @Revision("1")
    record ProgrammePublished(int version, Map<String, Object> document, Instant occurredAt) implements ProgrammeEvent {

        public Programme programme() {
            return ProgrammeDocument.read(version, document);
        }
    }
}
