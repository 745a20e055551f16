package dev.pondkeeper.query.customer;

import dev.pondkeeper.query.PersonalTexts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The personal texts of customers' documents: each sealed in a field {@code sealed} of a document of its own. */
@Component
final class SealedTexts {

    private static final String SEALED = "sealed";

    private final PersonalTexts texts;

    SealedTexts(PersonalTexts texts) {
        this.texts = texts;
    }

    String identityHash(String type, String value) {
        return texts.hash("identity", type + ":" + value);
    }

    String tagHash(String tag) {
        return texts.hash("tag", tag);
    }

    @Nullable
    Document seal(String customer, String place, @Nullable String plain) {
        return plain == null
                ? null
                : texts.seal(customer, place, plain)
                        .map(closed -> new Document(SEALED, closed))
                        .orElse(null);
    }

    Document identity(String customer, String hash, String type, @Nullable String value) {
        return new Document("type", type)
                .append("identity", hash)
                .append("value", seal(customer, "identities/" + hash, value));
    }

    Document tag(String customer, String hash, @Nullable String tag) {
        return new Document("hash", hash).append("tag", seal(customer, "tags/" + hash, tag));
    }

    @Nullable
    String displayName(Document customer) {
        return open(customer, "displayName", customer.get("displayName", Document.class));
    }

    /** @param merged the documents of those merged into the customer, at any depth, by id */
    List<CustomerView.Identity> identities(Document customer, Map<String, Document> merged) {
        return entries(customer, "identities")
                .map(entry -> new CustomerView.Identity(
                        entry.getString("type"), find(customer, merged, "identities", "identity", "value", entry)))
                .toList();
    }

    List<String> tags(Document customer, Map<String, Document> merged) {
        return entries(customer, "tags")
                .map(entry -> find(customer, merged, "tags", "hash", "tag", entry))
                .filter(Objects::nonNull)
                .toList();
    }

    /** A text that came with a merge lies in the document of the one who brought it. */
    private @Nullable String find(
            Document customer, Map<String, Document> merged, String list, String key, String text, Document entry) {
        String of = entry.getString("of");
        String hash = entry.getString(key);
        if (of == null) return open(customer, list + "/" + hash, entry.get(text, Document.class));
        Document bringer = merged.get(of);
        if (bringer == null) return null;
        Optional<Document> there = entries(bringer, list)
                .filter(each -> hash.equals(each.getString(key)))
                .findFirst();
        return there.isEmpty() ? null : find(bringer, merged, list, key, text, there.get());
    }

    private @Nullable String open(Document customer, String place, @Nullable Document closed) {
        if (closed == null) return null;
        return texts.open(customer.getString("_id"), place, closed.getString(SEALED))
                .orElse(null);
    }

    private static Stream<Document> entries(Document customer, String list) {
        return customer.getList(list, Document.class, List.of()).stream();
    }
}
