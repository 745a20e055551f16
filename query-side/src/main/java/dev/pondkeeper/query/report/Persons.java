package dev.pondkeeper.query.report;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whose ids stand for one person (ONE_ID, DOMAIN.md §2, Customer): who was merged counts as the survivor, and several merges in
 * a row as the last one.
 */
final class Persons {

    private final Map<IdHash, IdHash> survivors = new HashMap<>();
    private final Set<IdHash> several = new HashSet<>();

    void merged(IdHash customer, IdHash survivor) {
        survivors.put(customer, survivor);
        several.add(customer);
        several.add(survivor);
    }

    /** Whether the person has, or is, more than this id. */
    boolean areSeveral(IdHash customer) {
        return several.contains(customer);
    }

    /** The id that the person goes by. */
    IdHash of(IdHash customer) {
        IdHash person = customer;
        for (IdHash next = survivors.get(person); next != null; next = survivors.get(person)) person = next;
        return person;
    }
}
