package oriel.server.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a listener may hear one day is passed on, too. */
class ForwardingListenerTest {

    private final List<String> heard = new ArrayList<>();

    @Test
    void passesOnAllThatAListenerHears() throws Exception {
        ServerListener rest = (ServerListener) Proxy.newProxyInstance(
                ServerListener.class.getClassLoader(),
                new Class<?>[] {ServerListener.class},
                (proxy, method, arguments) -> {
                    heard.add(method.getName());
                    return method.getReturnType() == Optional.class ? Optional.of("no") : null;
                });
        ServerListener passing = new ForwardingListener(rest) {};
        List<Method> all = Stream.of(ServerListener.class.getDeclaredMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
                .toList();
        assertTrue(all.size() > 10, all::toString);
        for (Method method : all) {
            Object[] arguments = Stream.of(method.getParameterTypes())
                    .map(type -> type == boolean.class ? true : null)
                    .toArray();
            method.invoke(passing, arguments);
        }
        assertEquals(all.stream().map(Method::getName).toList(), heard);
        assertEquals(Optional.of("no"), passing.objection(null));
    }
}
