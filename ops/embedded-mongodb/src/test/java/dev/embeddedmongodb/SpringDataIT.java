package dev.embeddedmongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.mongodb.health.MongoHealthIndicator;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.data.mongodb.repository.support.MongoRepositoryFactory;

/** Spring Data and Spring Boot's health indicator work on it as on any server. */
class SpringDataIT {

    @Document("books")
    record Book(
            @Id String id,
            String title,
            int pages,
            @Version @Nullable Long version) {}

    interface Books extends MongoRepository<Book, String> {
        List<Book> findByPagesBetweenOrderByPagesDesc(int from, int to);

        List<Book> findByTitleStartingWith(String start);

        Page<Book> findByPagesGreaterThan(int pages, Pageable page);

        long countByTitleIn(List<String> titles);

        boolean existsByTitle(String title);

        long deleteByPagesLessThan(int pages);
    }

    private EmbeddedMongo mongo;
    private MongoClient client;
    private MongoTemplate template;
    private Books books;

    @BeforeEach
    void start() {
        mongo = EmbeddedMongo.inMemory().start();
        client = MongoClients.create(mongo.connectionString());
        template = new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, "library"));
        books = new MongoRepositoryFactory(template).getRepository(Books.class);
        template.indexOps(Book.class).createIndex(new Index("pages", Sort.Direction.ASC).named("pages"));
        books.saveAll(IntStream.range(0, 30)
                .mapToObj(i -> new Book("b" + i, "Title " + i, 100 + i, null))
                .toList());
    }

    @AfterEach
    void stop() {
        client.close();
        assertThat(mongo.check().faults()).isEmpty();
        mongo.close();
    }

    @Test
    void derived_queries_and_paging_find_what_they_say() {
        assertThat(books.findByPagesBetweenOrderByPagesDesc(104, 107))
                .extracting(Book::pages)
                .containsExactly(106, 105);
        assertThat(books.findByTitleStartingWith("Title 2")).hasSize(11);
        Page<Book> page = books.findByPagesGreaterThan(109, PageRequest.of(1, 8, Sort.by("pages")));
        assertThat(page.getTotalElements()).isEqualTo(20);
        assertThat(page.getContent()).extracting(Book::pages).containsExactly(118, 119, 120, 121, 122, 123, 124, 125);
        assertThat(books.countByTitleIn(List.of("Title 1", "Title 2", "None"))).isEqualTo(2);
        assertThat(books.existsByTitle("Title 3")).isTrue();
        assertThat(books.deleteByPagesLessThan(110)).isEqualTo(10);
        assertThat(books.count()).isEqualTo(20);
    }

    @Test
    void a_stale_version_is_an_optimistic_locking_failure() {
        Book first = books.findById("b1").orElseThrow();
        Book second = books.findById("b1").orElseThrow();
        Book saved = books.save(new Book(first.id(), "changed", first.pages(), first.version()));
        assertThat(saved.version()).isEqualTo(1L);
        assertThatThrownBy(() -> books.save(new Book(second.id(), "lost", second.pages(), second.version())))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void a_duplicate_is_translated() {
        assertThatThrownBy(() -> books.insert(new Book("b1", "again", 1, null)))
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining("index: _id_ ");
    }

    @Test
    void bulk_operations_and_template_updates_work() {
        var result = template.bulkOps(BulkOperations.BulkMode.ORDERED, Book.class)
                .insert(new Book("n1", "New", 1, 0L))
                .updateMulti(Query.query(Criteria.where("pages").gte(120)), new Update().set("title", "long"))
                .remove(Query.query(Criteria.where("pages").lt(105)))
                .execute();
        assertThat(result.getInsertedCount()).isEqualTo(1);
        assertThat(result.getModifiedCount()).isEqualTo(10);
        assertThat(result.getDeletedCount()).isEqualTo(6);
        assertThat(template.findAndModify(
                        Query.query(Criteria.where("_id").is("b9")), new Update().inc("pages", 1000), Book.class))
                .extracting(Book::pages)
                .isEqualTo(109);
        assertThat(template.upsert(
                                Query.query(Criteria.where("_id").is("u")), new Update().set("title", "up"), Book.class)
                        .getUpsertedId())
                .isNotNull();
    }

    @Test
    void the_health_indicator_reports_up() {
        Health health = new MongoHealthIndicator(client).health();
        assertThat(health).isNotNull();
        assertThat(health.getStatus()).isEqualTo(Status.UP);
    }
}
