package dev.embeddedmongodb.collection;

import de.bwaldvogel.mongo.bson.Document;
import dev.embeddedmongodb.index.IndexDefinition;
import dev.embeddedmongodb.index.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A collection as it is declared and kept.
 *
 * @param table the table with its documents
 * @param indexes the first is the one on {@code _id}
 */
public record CollectionDefinition(String database, String name, int table, List<IndexDefinition> indexes) {

    public String namespace() {
        return database + "." + name;
    }

    public IndexDefinition idIndex() {
        return indexes.get(0);
    }

    public Optional<IndexDefinition> index(String indexName) {
        return indexes.stream().filter(index -> index.name().equals(indexName)).findFirst();
    }

    public CollectionDefinition withIndexes(List<IndexDefinition> changed) {
        return new CollectionDefinition(database, name, table, List.copyOf(changed));
    }

    Document toStored() {
        List<Document> stored = new ArrayList<>();
        for (IndexDefinition index : indexes) stored.add(index.toStored());
        return new Document("database", database)
                .append("name", name)
                .append("table", table)
                .append("indexes", stored);
    }

    static CollectionDefinition fromStored(Document stored) {
        return new CollectionDefinition(
                Stored.text(stored, "database"),
                Stored.text(stored, "name"),
                (int) Stored.number(stored, "table"),
                Stored.documents(stored, "indexes").stream()
                        .map(IndexDefinition::fromStored)
                        .toList());
    }
}
