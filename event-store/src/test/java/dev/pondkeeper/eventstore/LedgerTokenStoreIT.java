package dev.pondkeeper.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.junit.jupiter.api.Test;

/** Axon publishes no suite for stores of tokens (its TokenStoreTest tests a default method on a mock), so this is ours. */
class LedgerTokenStoreIT {
    static final String VIEW = "view";
    static final TrackingToken TOKEN = new GlobalSequenceTrackingToken(41);

    final SettableClock clock = new SettableClock(Instant.parse("2026-05-01T10:00:00Z"));
    final MongoDatabase database = TestStore.freshDatabase();
    final LedgerTokenStore here = ownedBy("here");
    final LedgerTokenStore there = ownedBy("there");

    @Test
    void segments_are_made_once() {
        here.initializeTokenSegments(VIEW, 4, TOKEN);
        assertThat(here.fetchSegments(VIEW)).containsExactly(0, 1, 2, 3);
        assertThat(here.fetchToken(VIEW, 3)).isEqualTo(TOKEN);
        assertThatThrownBy(() -> there.initializeTokenSegments(VIEW, 4))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> there.initializeSegment(null, VIEW, 3))
                .isInstanceOf(UnableToInitializeTokenException.class);
    }

    @Test
    void a_token_that_was_stored_is_fetched() {
        here.initializeTokenSegments(VIEW, 1);
        assertThat(here.fetchToken(VIEW, 0)).isNull();
        here.storeToken(TOKEN, VIEW, 0);
        assertThat(here.fetchToken(VIEW, 0)).isEqualTo(TOKEN);
    }

    @Test
    void a_replay_token_keeps_where_it_began() {
        here.initializeTokenSegments(VIEW, 1);
        TrackingToken replay = ReplayToken.createReplayToken(TOKEN, new GlobalSequenceTrackingToken(7));
        here.storeToken(replay, VIEW, 0);
        assertThat(here.fetchToken(VIEW, 0)).isEqualTo(replay);
    }

    @Test
    void a_segment_that_is_not_there_cannot_be_claimed() {
        assertThatThrownBy(() -> here.fetchToken(VIEW, 0))
                .isInstanceOf(UnableToClaimTokenException.class)
                .hasMessageContaining("not initialized");
    }

    @Test
    void a_claimed_segment_is_nobody_elses_until_it_is_released() {
        here.initializeTokenSegments(VIEW, 1);
        here.fetchToken(VIEW, 0);
        assertThatThrownBy(() -> there.fetchToken(VIEW, 0))
                .isInstanceOf(UnableToClaimTokenException.class)
                .hasMessageContaining("claimed by here");
        assertThatThrownBy(() -> there.storeToken(TOKEN, VIEW, 0)).isInstanceOf(UnableToClaimTokenException.class);
        here.releaseClaim(VIEW, 0);
        assertThat(there.fetchToken(VIEW, 0)).isNull();
    }

    @Test
    void a_claim_that_is_extended_lasts() {
        here.initializeTokenSegments(VIEW, 1);
        here.fetchToken(VIEW, 0);
        clock.advance(Duration.ofSeconds(8));
        here.extendClaim(VIEW, 0);
        clock.advance(Duration.ofSeconds(8));
        assertThatThrownBy(() -> there.fetchToken(VIEW, 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void a_paused_owner_whose_claim_was_taken_cannot_write() {
        here.initializeTokenSegments(VIEW, 1);
        here.fetchToken(VIEW, 0);
        clock.advance(Duration.ofSeconds(11));
        there.fetchToken(VIEW, 0);
        there.storeToken(TOKEN, VIEW, 0);
        assertThatThrownBy(() -> here.storeToken(new GlobalSequenceTrackingToken(2), VIEW, 0))
                .isInstanceOf(UnableToClaimTokenException.class)
                .hasMessageContaining("lost");
        assertThatThrownBy(() -> here.extendClaim(VIEW, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(there.fetchToken(VIEW, 0)).isEqualTo(TOKEN);
    }

    @Test
    void a_paused_owner_cannot_write_even_when_its_successor_has_the_same_name() {
        here.initializeTokenSegments(VIEW, 1);
        here.fetchToken(VIEW, 0);
        LedgerTokenStore restarted = ownedBy("here");
        restarted.fetchToken(VIEW, 0);
        restarted.storeToken(TOKEN, VIEW, 0);
        assertThatThrownBy(() -> here.storeToken(new GlobalSequenceTrackingToken(2), VIEW, 0))
                .isInstanceOf(UnableToClaimTokenException.class);
        here.releaseClaim(VIEW, 0);
        assertThatThrownBy(() -> there.fetchToken(VIEW, 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void of_many_who_claim_at_once_one_gets_it() throws Exception {
        here.initializeTokenSegments(VIEW, 1);
        ExecutorService claimers = Executors.newCachedThreadPool();
        try {
            List<Future<Boolean>> claims = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                LedgerTokenStore claimer = ownedBy("node-" + i);
                claims.add(claimers.submit(() -> claims(claimer)));
            }
            int winners = 0;
            for (Future<Boolean> claim : claims) {
                if (claim.get()) winners++;
            }
            assertThat(winners).isEqualTo(1);
        } finally {
            claimers.shutdownNow();
        }
    }

    @Test
    void available_segments_leave_out_those_of_others() {
        here.initializeTokenSegments(VIEW, 2);
        here.fetchToken(VIEW, 0);
        assertThat(there.fetchAvailableSegments(VIEW))
                .extracting(Segment::getSegmentId)
                .containsExactly(1);
        assertThat(here.fetchAvailableSegments(VIEW)).hasSize(2);
        clock.advance(Duration.ofSeconds(11));
        assertThat(there.fetchAvailableSegments(VIEW)).hasSize(2);
    }

    @Test
    void only_the_owner_deletes() {
        here.initializeTokenSegments(VIEW, 2);
        here.fetchToken(VIEW, 1);
        assertThatThrownBy(() -> there.deleteToken(VIEW, 1)).isInstanceOf(UnableToClaimTokenException.class);
        here.deleteToken(VIEW, 1);
        assertThat(here.fetchSegments(VIEW)).containsExactly(0);
    }

    @Test
    void processors_do_not_mix() {
        here.initializeTokenSegments(VIEW, 1);
        here.initializeTokenSegments("other", 3);
        assertThat(here.fetchSegments(VIEW)).hasSize(1);
        assertThat(here.fetchSegments("other")).hasSize(3);
    }

    @Test
    void the_storage_has_one_name_for_all() {
        assertThat(here.retrieveStorageIdentifier()).isPresent().isEqualTo(there.retrieveStorageIdentifier());
    }

    private static boolean claims(LedgerTokenStore store) {
        try {
            store.fetchToken(VIEW, 0);
            return true;
        } catch (UnableToClaimTokenException taken) {
            return false;
        }
    }

    private LedgerTokenStore ownedBy(String owner) {
        return LedgerTokenStore.builder()
                .database(database)
                .serializer(Ledgers.jackson())
                .clock(clock)
                .owner(owner)
                .build();
    }
}
