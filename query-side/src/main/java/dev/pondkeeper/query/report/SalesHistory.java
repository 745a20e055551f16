package dev.pondkeeper.query.report;

import static com.mongodb.client.model.Sorts.ascending;

import dev.pondkeeper.query.view.ViewCollection;
import dev.pondkeeper.query.view.ViewStore;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Date;
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
 * changes one of them, and a report holds one bucket of customers in memory at a time, and those who were merged.
 */
@Component
final class SalesHistory {

    static final String NAME = "sales-history";

    static final ViewCollection MONTHS = ViewCollection.of("view_sales_month", Set.of());
    static final ViewCollection CURRENCIES = ViewCollection.of("view_sales_currency", Set.of());

    /** Every channel that a registration named, so that its hash can be read. */
    static final ViewCollection CHANNELS = ViewCollection.of("view_sales_channel", Set.of());

    /** Who was merged away, by id: into whom and when. What was taken back names nobody. */
    static final ViewCollection MERGES = ViewCollection.of("view_sales_merge", Set.of());

    static final String SURVIVOR = "survivor";
    static final String MERGED_AT = "at";
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
     * Shows every person once, with all that was done under their ids.
     *
     * @param currency of the payments and refunds to show
     * @param end merges from then on have not happened yet
     */
    void forEach(String currency, long end, Consumer<CustomerHistory> report) {
        scan(Set.of(currency), end, report);
    }

    /** Shows every person once, with payments and refunds in all currencies. */
    void forEachInAnyCurrency(long end, Consumer<CustomerHistory> report) {
        scan(currencies(), end, report);
    }

    private void scan(Set<String> currencies, long end, Consumer<CustomerHistory> report) {
        Bucket bucket = new Bucket(persons(end), report);
        String current = "";
        for (Document month :
                store.collection(MONTHS).find().sort(ascending("_id")).batchSize(PAGE)) {
            String id = month.getString("_id");
            String name = id.substring(0, id.indexOf('/'));
            if (!name.equals(current)) bucket.empty();
            current = name;
            unpack(month, currencies, bucket);
        }
        bucket.close();
    }

    private Persons persons(long end) {
        Persons persons = new Persons();
        for (Document merge : store.collection(MERGES).find()) {
            String survivor = merge.getString(SURVIVOR);
            if (survivor == null || merge.get(MERGED_AT, Date.class).toInstant().toEpochMilli() >= end) continue;
            persons.merged(IdHash.of(merge.getString("_id")), IdHash.of(survivor));
        }
        return persons;
    }

    private static void unpack(Document month, Set<String> currencies, Bucket bucket) {
        ByteBuffer registrations = ByteBuffer.wrap(Packed.bytes(month.get(REGISTRATIONS, Binary.class)));
        while (registrations.hasRemaining()) {
            bucket.of(id(registrations)).registered(registrations.getLong());
        }
        ByteBuffer acquisitions = ByteBuffer.wrap(Packed.bytes(month.get(ACQUISITIONS, Binary.class)));
        while (acquisitions.hasRemaining()) {
            IdHash customer = id(acquisitions);
            bucket.of(customer).cameThrough(acquisitions.getLong(), bucket.isPerson(customer));
        }
        for (String currency : currencies) {
            ByteBuffer payments = packed(month, PAYMENTS, currency);
            while (payments.hasRemaining()) {
                bucket.of(id(payments)).paid(payments.getLong(), payments.getLong(), payments.getLong());
            }
            ByteBuffer refunds = packed(month, REFUNDS, currency);
            while (refunds.hasRemaining()) {
                bucket.of(id(refunds)).refunded(refunds.getLong(), refunds.getLong(), refunds.getLong());
            }
        }
    }

    private static ByteBuffer packed(Document month, String field, String currency) {
        Document byCurrency = month.get(field, Document.class);
        return ByteBuffer.wrap(Packed.bytes(byCurrency == null ? null : byCurrency.get(currency, Binary.class)));
    }

    private static IdHash id(ByteBuffer entry) {
        return new IdHash(entry.getLong(), entry.getLong());
    }
}
