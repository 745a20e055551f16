package dev.embeddedmongodb.index;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;

/**
 * An index as it is declared and kept.
 *
 * @param table the table with its entries
 * @param complete whether it has an entry for every document; queries leave it alone until then
 * @param multikey bit {@code i} is set once any document had an array in field {@code i}; never taken back
 */
public record IndexDefinition(
        String name,
        List<IndexField> fields,
        boolean unique,
        boolean sparse,
        int table,
        long multikey,
        boolean complete) {

    public static final String ID_INDEX = "_id_";

    public static IndexDefinition ofId(int table) {
        return new IndexDefinition(ID_INDEX, List.of(new IndexField("_id", true)), true, false, table, 0, true);
    }

    public boolean isId() {
        return name.equals(ID_INDEX);
    }

    public boolean isMultikey(int field) {
        return (multikey >> field & 1) != 0;
    }

    public IndexDefinition withMultikey(long more) {
        return new IndexDefinition(name, fields, unique, sparse, table, multikey | more, complete);
    }

    public IndexDefinition inTable(int number) {
        return new IndexDefinition(name, fields, unique, sparse, number, 0, false);
    }

    public IndexDefinition completed() {
        return new IndexDefinition(name, fields, unique, sparse, table, multikey, true);
    }

    /** The key as clients write it: {@code {a: 1, b: -1}}. */
    public Document keyPattern() {
        Document pattern = new Document();
        for (IndexField field : fields) pattern.put(field.path(), field.ascending() ? 1 : -1);
        return pattern;
    }

    /** As {@code listIndexes} shows it. */
    public Document describe() {
        Document description = new Document("v", 2).append("key", keyPattern()).append("name", name);
        if (unique && !isId()) description.put("unique", true);
        if (sparse) description.put("sparse", true);
        return description;
    }

    public Document toStored() {
        return describe().append("table", table).append("multikey", multikey).append("complete", complete);
    }

    public static IndexDefinition fromStored(Document stored) {
        List<IndexField> fields = new ArrayList<>();
        Document key = Stored.document(stored, "key");
        for (String path : key.keySet()) fields.add(new IndexField(path, Stored.number(key, path) > 0));
        String name = Stored.text(stored, "name");
        return new IndexDefinition(
                name,
                List.copyOf(fields),
                name.equals(ID_INDEX) || Boolean.TRUE.equals(stored.get("unique")),
                Boolean.TRUE.equals(stored.get("sparse")),
                (int) Stored.number(stored, "table"),
                Stored.number(stored, "multikey"),
                Boolean.TRUE.equals(stored.get("complete")));
    }
}
