package dev.pondkeeper.app.parking;

import com.mongodb.client.MongoClient;
import dev.pondkeeper.app.privacy.PersonalDataSeal;
import dev.pondkeeper.app.reaction.RootPosition;
import dev.pondkeeper.eventstore.EventTypeNames;
import dev.pondkeeper.eventstore.LedgerDeadLetters;
import dev.pondkeeper.kernel.Vocabulary;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.Serializer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * The dead-letter queue of each processor, in one collection; payloads are sealed as in the ledger. Claims run on real time,
 * whatever the clock of the business says.
 */
@Component
public class DeadLetters {

    private final MongoClient client;
    private final String database;
    private final Serializer serializer;
    private final PersonalDataSeal seal;
    private final EventTypeNames names = EventTypeNames.of(new HashMap<>(Vocabulary.events()));
    private final Map<String, LedgerDeadLetters<EventMessage<?>>> queues = new ConcurrentHashMap<>();

    DeadLetters(MongoClient client, MongoConnectionDetails connection, Serializer serializer, PersonalDataSeal seal) {
        this.client = client;
        this.database = String.valueOf(connection.getConnectionString().getDatabase());
        this.serializer = serializer;
        this.seal = seal;
    }

    /** The queue of one processor. */
    public LedgerDeadLetters<EventMessage<?>> of(String processor) {
        return queues.computeIfAbsent(processor, this::queue);
    }

    private LedgerDeadLetters<EventMessage<?>> queue(String processor) {
        return LedgerDeadLetters.<EventMessage<?>>builder()
                .database(client.getDatabase(database))
                .processingGroup(processor)
                .serializer(serializer)
                .eventTypes(names)
                .payloadSeal(seal)
                .origin(event -> RootPosition.of(event).orElse(-1))
                .build();
    }
}
