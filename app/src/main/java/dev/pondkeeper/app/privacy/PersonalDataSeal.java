package dev.pondkeeper.app.privacy;

import dev.pondkeeper.eventstore.PayloadSeal;
import dev.pondkeeper.eventstore.SealContext;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.Vocabulary;
import dev.pondkeeper.kernel.customer.CustomerId;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Closes the fields marked as personal under their customer's key before an event reaches the ledger, and opens them for
 * reading; where the key is gone they read as absent. A sealed text is bound to its event and field.
 */
@Component
public final class PersonalDataSeal implements PayloadSeal {

    private final Map<String, PersonalFields> personal;
    private final KeyVault keys;
    private final JsonMapper json;

    PersonalDataSeal(KeyVault keys, JsonMapper json) {
        this.keys = keys;
        this.json = json;
        this.personal = Vocabulary.events().entrySet().stream()
                .filter(event -> PersonalFields.of(event.getValue()).any())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, event -> PersonalFields.of(event.getValue())));
    }

    @Override
    public String seal(SealContext context, Object payload, String text) {
        PersonalFields fields = personal.get(context.type());
        if (fields == null) return text;
        ObjectNode event = (ObjectNode) json.readTree(text);
        CustomerId about = ((Event) payload).customerId();
        if (about == null)
            throw new IllegalStateException(context.type() + " is about nobody, yet has personal fields");
        String customer = about.value();
        Supplier<SecretKey> key = () -> keys.ofNew(customer);
        fields.replace(
                event,
                (path, plain) -> StringNode.valueOf(Sealing.seal(
                        key.get(), plain.getBytes(StandardCharsets.UTF_8), context.eventId() + "#" + path)));
        return json.writeValueAsString(event);
    }

    @Override
    public String unseal(SealContext context, String text) {
        PersonalFields fields = personal.get(context.type());
        if (fields == null) return text;
        ObjectNode event = (ObjectNode) json.readTree(text);
        String customer = event.path("customerId").stringValue();
        fields.replace(event, (path, closed) -> {
            Optional<SecretKey> key = keys.of(customer);
            if (key.isEmpty()) return null;
            byte[] plain = Sealing.open(key.get(), closed, context.eventId() + "#" + path);
            return StringNode.valueOf(new String(plain, StandardCharsets.UTF_8));
        });
        return json.writeValueAsString(event);
    }
}
