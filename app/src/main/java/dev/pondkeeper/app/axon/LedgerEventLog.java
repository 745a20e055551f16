package dev.pondkeeper.app.axon;

import dev.pondkeeper.app.privacy.PersonalFields;
import dev.pondkeeper.eventstore.Ledger;
import dev.pondkeeper.eventstore.LedgerEvent;
import dev.pondkeeper.kernel.Vocabulary;
import dev.pondkeeper.query.events.EventLog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The ledger, as query-side shows it: nothing is opened that is sealed, it is left out. */
@Component
class LedgerEventLog implements EventLog {

    private final Ledger ledger;
    private final JsonMapper json;
    private final Map<String, PersonalFields> personal = new HashMap<>();

    LedgerEventLog(Ledger ledger, JsonMapper json) {
        this.ledger = ledger;
        this.json = json;
        Vocabulary.events().forEach((name, type) -> {
            PersonalFields fields = PersonalFields.of(type);
            if (fields.any()) personal.put(name, fields);
        });
    }

    @Override
    public long tail() {
        return ledger.tail();
    }

    @Override
    public List<LoggedEvent> after(long position, int most) {
        return ledger.read(position, most).stream()
                .flatMap(commit -> commit.events().stream())
                .filter(event -> event.position() > position)
                .limit(most)
                .map(this::shown)
                .toList();
    }

    private LoggedEvent shown(LedgerEvent event) {
        return new LoggedEvent(
                event.id(),
                event.stream(),
                event.type(),
                String.valueOf(event.rev()),
                event.time(),
                event.at(),
                event.position(),
                withoutPersonal(event));
    }

    private String withoutPersonal(LedgerEvent event) {
        PersonalFields fields = personal.get(event.type());
        if (fields == null) return event.payload();
        ObjectNode data = (ObjectNode) json.readTree(event.payload());
        fields.replace(data, (path, closed) -> null);
        return json.writeValueAsString(data);
    }
}
