package dev.pondkeeper.query.report;

import static com.mongodb.client.model.Sorts.ascending;

import dev.pondkeeper.query.view.ViewCollection;
import dev.pondkeeper.query.view.ViewStore;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.stereotype.Component;

/**
 * Reads the view {@code sales-history}: every registration, payment and refund in a few bytes. A customer belongs to one of
 * {@value #BUCKETS} buckets for ever; a document holds one month of one bucket, so that documents stay small, a live event
 * changes one of them, and a report holds one bucket of customers in memory at a time.
 */
@Component
final class SalesHistory {

    static final String NAME = "sales-history";

    static final ViewCollection MONTHS = ViewCollection.of("view_sales_month", Set.of());
    static final ViewCollection CURRENCIES = ViewCollection.of("view_sales_currency", Set.of());

    /** Every channel that a registration named, so that its hash can be read. */
    static final ViewCollection CHANNELS = ViewCollection.of("view_sales_channel", Set.of());

    static final String REGISTRATIONS = "registrations";
    static final String ACQUISITIONS = "acquisitions";
    static final String PAYMENTS = "payments";
    static final String REFUNDS = "refunds";

    private static final int BUCKETS = 128;
    private static final int PAGE = 256;

    private final ViewStore store;

    SalesHistory(ViewStore store) {
        this.store = store;
    }

    /** The id of the document that keeps what a customer did at this time; months are UTC's, only to divide. */
    static String documentOf(IdHash customer, Instant at) {
        return "%02x/%s"
                .formatted(Math.floorMod(customer.high(), BUCKETS), YearMonth.from(at.atOffset(ZoneOffset.UTC)));
    }

    static byte[] registration(IdHash customer, Instant at) {
        return ByteBuffer.allocate(24)
                .putLong(customer.high())
                .putLong(customer.low())
                .putLong(at.toEpochMilli())
                .array();
    }

    static byte[] acquisition(IdHash customer, IdHash channel) {
        return ByteBuffer.allocate(24)
                .putLong(customer.high())
                .putLong(customer.low())
                .putLong(channel.high())
                .array();
    }

    static byte[] movement(IdHash customer, IdHash order, Instant at, long amount) {
        return ByteBuffer.allocate(40)
                .putLong(customer.high())
                .putLong(customer.low())
                .putLong(order.high())
                .putLong(at.toEpochMilli())
                .putLong(amount)
                .array();
    }

    /** In which currencies anybody has ever paid. */
    SortedSet<String> currencies() {
        SortedSet<String> currencies = new TreeSet<>();
        store.collection(CURRENCIES).find().forEach(currency -> currencies.add(currency.getString("_id")));
        return currencies;
    }

    /** The code of every channel that anybody came through, by what stands for it in {@link CustomerHistory#channel}. */
    Map<Long, String> channels() {
        Map<Long, String> codes = new HashMap<>();
        store.collection(CHANNELS).find().forEach(channel -> {
            String code = channel.getString("_id");
            codes.put(IdHash.of(code).high(), code);
        });
        return codes;
    }

    /**
     * Shows every customer once.
     *
     * @param currency of the payments and refunds to show
     */
    void forEach(String currency, Consumer<CustomerHistory> report) {
        scan(Set.of(currency), report);
    }

    /** Shows every customer once, with payments and refunds in all currencies. */
    void forEachInAnyCurrency(Consumer<CustomerHistory> report) {
        scan(currencies(), report);
    }

    private void scan(Set<String> currencies, Consumer<CustomerHistory> report) {
        Map<IdHash, CustomerHistory> bucket = new HashMap<>();
        String current = "";
        for (Document month :
                store.collection(MONTHS).find().sort(ascending("_id")).batchSize(PAGE)) {
            String id = month.getString("_id");
            String name = id.substring(0, id.indexOf('/'));
            if (!name.equals(current)) {
                bucket.values().forEach(report);
                bucket.clear();
                current = name;
            }
            unpack(month, currencies, bucket);
        }
        bucket.values().forEach(report);
    }

    private static void unpack(Document month, Set<String> currencies, Map<IdHash, CustomerHistory> bucket) {
        ByteBuffer registrations = ByteBuffer.wrap(Packed.bytes(month.get(REGISTRATIONS, Binary.class)));
        while (registrations.hasRemaining()) {
            customer(registrations, bucket).registered(registrations.getLong());
        }
        ByteBuffer acquisitions = ByteBuffer.wrap(Packed.bytes(month.get(ACQUISITIONS, Binary.class)));
        while (acquisitions.hasRemaining()) {
            customer(acquisitions, bucket).cameThrough(acquisitions.getLong());
        }
        for (String currency : currencies) {
            ByteBuffer payments = packed(month, PAYMENTS, currency);
            while (payments.hasRemaining()) {
                customer(payments, bucket).paid(payments.getLong(), payments.getLong(), payments.getLong());
            }
            ByteBuffer refunds = packed(month, REFUNDS, currency);
            while (refunds.hasRemaining()) {
                customer(refunds, bucket).refunded(refunds.getLong(), refunds.getLong(), refunds.getLong());
            }
        }
    }

    private static ByteBuffer packed(Document month, String field, String currency) {
        Document byCurrency = month.get(field, Document.class);
        return ByteBuffer.wrap(Packed.bytes(byCurrency == null ? null : byCurrency.get(currency, Binary.class)));
    }

    private static CustomerHistory customer(ByteBuffer entry, Map<IdHash, CustomerHistory> bucket) {
        IdHash id = new IdHash(entry.getLong(), entry.getLong());
        return bucket.computeIfAbsent(id, first -> new CustomerHistory());
    }
}
