package dev.pondkeeper.query.report;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The histories that are being put together: of one bucket's customers, and of every person with ids in several buckets. */
final class Bucket {

    private final Map<IdHash, CustomerHistory> customers = new HashMap<>();
    private final Map<IdHash, CustomerHistory> merged = new HashMap<>();
    private final Persons persons;
    private final Consumer<CustomerHistory> report;

    Bucket(Persons persons, Consumer<CustomerHistory> report) {
        this.persons = persons;
        this.report = report;
    }

    CustomerHistory of(IdHash customer) {
        return persons.areSeveral(customer)
                ? merged.computeIfAbsent(persons.of(customer), first -> new CustomerHistory())
                : customers.computeIfAbsent(customer, first -> new CustomerHistory());
    }

    /** Whether the person goes by this very id. */
    boolean isPerson(IdHash customer) {
        return persons.of(customer).equals(customer);
    }

    /** The bucket is complete. */
    void empty() {
        customers.values().forEach(report);
        customers.clear();
    }

    /** All buckets are. */
    void close() {
        empty();
        merged.values().forEach(report);
    }
}
