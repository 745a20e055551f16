package dev.pondkeeper.eventstore;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.MongoIterable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;

/**
 * A database whose user dies before or after one of its calls to the server: the calls are numbered, and from that one on none
 * comes through any more.
 */
final class MortalDatabase {
    private static final Set<String> CALLS = Set.of(
            "createIndex",
            "insertOne",
            "insertMany",
            "updateOne",
            "deleteOne",
            "deleteMany",
            "countDocuments",
            "first",
            "into",
            "iterator");

    private final int deathAt;
    private final boolean afterCall;
    private int calls;

    MortalDatabase(int deathAt, boolean afterCall) {
        this.deathAt = deathAt;
        this.afterCall = afterCall;
    }

    int calls() {
        return calls;
    }

    MongoDatabase over(MongoDatabase real) {
        return mortal(MongoDatabase.class, real);
    }

    private <T> T mortal(Class<T> type, Object real) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            boolean numbered = CALLS.contains(method.getName());
            boolean last = numbered && ++calls >= deathAt;
            if (last && !afterCall) throw new CrashPointsIT.Died();
            Object answer = answer(real, method, arguments);
            if (last) throw new CrashPointsIT.Died();
            return wrapped(answer);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object answer(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private Object wrapped(Object answer) {
        if (answer instanceof MongoCollection<?>) return mortal(MongoCollection.class, answer);
        if (answer instanceof FindIterable<?>) return mortal(FindIterable.class, answer);
        if (answer instanceof MongoIterable<?>) return mortal(MongoIterable.class, answer);
        return answer;
    }
}
