package dev.pondkeeper.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.PersonalData;
import dev.pondkeeper.saga.campaign.CouponLadderSaga;
import dev.pondkeeper.saga.campaign.ReferralRewardSaga;
import dev.pondkeeper.saga.campaign.RenewalReminderSaga;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsOnlyTest {

    private static final Set<Class<?>> PLAIN =
            Set.of(Instant.class, ZoneId.class, Integer.class, Long.class, Boolean.class);

    @ParameterizedTest
    @ValueSource(classes = {RenewalReminderSaga.class, CouponLadderSaga.class, ReferralRewardSaga.class})
    void a_saga_that_says_so_holds_ids_times_and_numbers_only(Class<?> saga) {
        assertThat(saga).hasAnnotation(IdsOnly.class);
        assertThat(otherThings(saga)).isEmpty();
    }

    @Test
    void free_text_and_personal_data_are_found_however_deep_or_high() {
        assertThat(otherThings(Talkative.class))
                .containsExactlyInAnyOrder("Chatty.gossip", "Talkative.note", "Known.name", "Known.tags");
    }

    @SuppressWarnings("unused") // read by reflection
    private abstract static class Chatty {
        private String gossip = "";
    }

    @SuppressWarnings("unused") // read by reflection
    private static final class Talkative extends Chatty {
        private String note = "";
        private List<Known> known = List.of();
    }

    private record Known(@PersonalData String name, Instant since, List<String> tags) {}

    private static List<String> otherThings(Class<?> type) {
        List<String> found = new ArrayList<>();
        Class<?> parent = type.getSuperclass();
        if (parent != null && parent.getName().startsWith("dev.pondkeeper")) found.addAll(otherThings(parent));
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) || field.isSynthetic()) continue;
            String name = type.getSimpleName() + "." + field.getName();
            for (Class<?> part : partsOf(field.getGenericType())) {
                if (part.equals(String.class) && !isName(field)) found.add(name);
                if (part.getName().startsWith("dev.pondkeeper") && !part.isEnum() && !part.equals(type)) {
                    found.addAll(otherThings(part));
                }
                boolean known = part.isPrimitive()
                        || PLAIN.contains(part)
                        || part.equals(String.class)
                        || part.equals(List.class)
                        || part.getName().startsWith("dev.pondkeeper");
                if (!known) found.add(name);
            }
        }
        return found;
    }

    /** The text of an id, or the code of a campaign. */
    private static boolean isName(Field field) {
        boolean personal = field.isAnnotationPresent(PersonalData.class);
        boolean id = field.getDeclaringClass().getSimpleName().endsWith("Id")
                && field.getName().equals("value");
        return !personal && (id || field.getName().equals("campaign"));
    }

    private static List<Class<?>> partsOf(Type type) {
        if (type instanceof Class<?> plain) return List.of(plain);
        ParameterizedType generic = (ParameterizedType) type;
        List<Class<?>> parts = new ArrayList<>(partsOf(generic.getRawType()));
        Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> parts.addAll(partsOf(argument)));
        return parts;
    }
}
