package dev.pondkeeper.query.view;

import java.util.List;

/**
 * One view: the unit that is fed by one processor, rebuilt, waited for and digested.
 *
 * @param name kebab-case; also the name of its processor
 * @param collections where its documents live, written by no other view
 */
public record View(String name, List<ViewCollection> collections) {

    public View {
        collections = List.copyOf(collections);
    }

    public static View of(String name, ViewCollection... collections) {
        return new View(name, List.of(collections));
    }
}
