package dev.pondkeeper.query.customer;

import dev.pondkeeper.kernel.InvalidValue;
import dev.pondkeeper.kernel.customer.Identity;
import dev.pondkeeper.query.http.Page;
import dev.pondkeeper.query.http.Reading;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /customers?identity=&tag=&channel=}: who is found by what. An identity and a tag are looked for by their keyed hash;
 * neither stands anywhere in plain (DOMAIN.md §2, Customer).
 */
@RestController
final class CustomerSearch {

    private final CustomerViews customers;
    private final SealedTexts texts;

    CustomerSearch(CustomerViews customers, SealedTexts texts) {
        this.customers = customers;
        this.texts = texts;
    }

    /** One customer in a list; the rest is under {@code /customers/{id}}. */
    record Found(
            String customerId,
            Instant registeredAt,
            @Nullable String displayName,
            List<CustomerView.Identity> identities,
            List<String> tags) {}

    @GetMapping("/customers")
    Page<Found> search(Reading reading) {
        String held = hashOf(reading, reading.text("identity"));
        String tag = reading.text("tag");
        String channel = reading.text("channel");
        Page.Asked page = reading.page();
        reading.of(CustomerViews.NAME);
        String tagged = tag == null ? null : texts.tagHash(tag.strip());
        return Page.of(
                page,
                customers.search(held, tagged, channel, page),
                customer -> customer.getString("_id"),
                this::found);
    }

    private Found found(Document customer) {
        Map<String, Document> merged = customers.mergedInto(customer);
        return new Found(
                customer.getString("_id"),
                customer.getDate("registeredAt").toInstant(),
                texts.displayName(customer),
                texts.identities(customer, merged),
                texts.tags(customer, merged));
    }

    private @Nullable String hashOf(Reading reading, @Nullable String identity) {
        if (identity == null) return null;
        int colon = identity.indexOf(':');
        if (colon < 0) {
            reading.fault("identity", "must read TYPE:value, such as PHONE:+8613800000000");
            return null;
        }
        try {
            var type = Identity.Type.valueOf(identity.substring(0, colon));
            String value = identity.substring(colon + 1);
            // In a query string a blank stands for itself or for a plus sign that the caller forgot to encode.
            if (type == Identity.Type.PHONE && value.startsWith(" ")) value = "+" + value.strip();
            String kept = new Identity(type, value).value();
            return texts.identityHash(type.name(), kept);
        } catch (InvalidValue invalid) {
            reading.fault("identity", invalid.faults().get(0).detail());
        } catch (IllegalArgumentException unknown) {
            reading.fault("identity", "must begin with one of " + Arrays.toString(Identity.Type.values()));
        }
        return null;
    }
}
