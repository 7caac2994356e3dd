package oriel.transport.netty;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import oriel.transport.Prefix;

/**
 * Counts the strangers: connections that say nothing yet, that read pages and that log in. A few of them cost nothing; many
 * must not keep others out. So each address has its bounds, and so has each IPv6 site, for those at once and for new ones
 * a second; where all are too many, the address with the most loses first, its oldest before its newer ones, for those
 * have had their time. Whoever comes from such an address when half of all places are taken is turned away at random, the
 * more likely the fuller it is, as OpenSSH's MaxStartups does: a newcomer then has a chance also among very many
 * addresses with one connection each. Thread-safe; ends others outside of its lock, and without a thread.
 */
final class Census {

    /** Most connections of one address at once: what a proxy in front needs for several people's pages. */
    static final int MAX_OF_NETWORK = 64;

    /** Most of them that wait for their login. */
    static final int MAX_LOGINS_OF_NETWORK = 8;

    /** An IPv6 site, which may have 65,536 networks, has so many times the bounds of one of them. */
    private static final int NETWORKS_OF_SITE = 4;

    /** A page of many files, behind a proxy that takes a connection for each, loaded by a few people at once. */
    private static final int ARRIVALS_AT_ONCE = 400;

    private static final int ARRIVALS_A_SECOND = 50;
    private static final int TRIES_AT_ONCE = 60;
    private static final int TRIES_A_SECOND = 10;

    /** Below so many places nobody is turned away at random. */
    private static final int FEW = 32;

    /** Beyond so many, those are forgotten of which nothing is left to remember; that takes them a few seconds. */
    private static final int PREFIXES_REMEMBERED = 1000;

    private static final double FIRST_CHANCE = 0.3;
    private static final double LAST_CHANCE = 0.9;

    private final int most;
    private final LongSupplier clock;
    private final DoubleSupplier dice;
    private final Refusals refusals;
    private final Set<Stranger> all = new LinkedHashSet<>();
    private final Map<Prefix, Crowd> crowds = new HashMap<>();

    /**
     * Counts nobody yet.
     *
     * @param most strangers at once
     * @param nanoClock the time
     * @param dice from 0 to 1
     */
    Census(int most, LongSupplier nanoClock, DoubleSupplier dice, Refusals refusals) {
        this.most = most;
        this.clock = nanoClock;
        this.dice = dice;
        this.refusals = refusals;
    }

    /** Takes a stranger in, maybe in the place of another; false if it has to go. */
    boolean enter(Stranger stranger) {
        Optional<Stranger> loser;
        synchronized (this) {
            long now = clock.getAsLong();
            Crowd network = crowd(stranger.network(), 1, now);
            Crowd site = crowd(stranger.site(), NETWORKS_OF_SITE, now);
            if (!site.arrivals().take(now)
                    || network != site && !network.arrivals().take(now)) {
                refusals.count(Refusals.Reason.TOO_FAST, stranger);
                return false;
            }
            if (isTurnedAway(network)) {
                refusals.count(Refusals.Reason.FULL, stranger);
                return false;
            }
            loser = loserTo(stranger, network, site);
            loser.ifPresent(this::remove);
            all.add(stranger);
            count(stranger, 1);
        }
        loser.ifPresent(other -> end(other, Refusals.Reason.FULL));
        return true;
    }

    /** Counts a stranger, which has entered, among those that wait for their login; false if it has to go. */
    boolean logIn(Stranger stranger) {
        Optional<Stranger> loser;
        synchronized (this) {
            if (!all.contains(stranger)) {
                return false;
            }
            long now = clock.getAsLong();
            Crowd network = crowd(stranger.network(), 1, now);
            Crowd site = crowd(stranger.site(), NETWORKS_OF_SITE, now);
            if (!site.tries().take(now) || network != site && !network.tries().take(now)) {
                refusals.count(Refusals.Reason.TOO_FAST, stranger);
                return false;
            }
            loser = Optional.empty();
            if (network.logins() >= MAX_LOGINS_OF_NETWORK) {
                loser = oldest(other -> other.logsIn() && other.network().equals(stranger.network()));
            } else if (site.logins() >= MAX_LOGINS_OF_NETWORK * NETWORKS_OF_SITE) {
                loser = oldest(other -> other.logsIn() && other.site().equals(stranger.site()));
            }
            loser.ifPresent(this::remove);
            stranger.logsIn(true);
            countLogins(stranger, 1);
        }
        loser.ifPresent(other -> end(other, Refusals.Reason.TOO_MANY_LOGINS));
        return true;
    }

    /** Counts one no more: it has proved who it is, and its try was none. */
    synchronized void admit(Stranger stranger) {
        if (remove(stranger) && stranger.logsIn()) {
            crowds(stranger).forEach(crowd -> crowd.tries().giveBack());
        }
    }

    /** Counts one no more: it is gone. */
    synchronized void leave(Stranger stranger) {
        remove(stranger);
    }

    /** How many there are. */
    synchronized int count() {
        return all.size();
    }

    /** How many prefixes are remembered. */
    synchronized int remembered() {
        return crowds.size();
    }

    private void end(Stranger stranger, Refusals.Reason reason) {
        refusals.count(reason, stranger);
        stranger.end();
    }

    /** Whether a newcomer of a prefix that already has as many as any is turned away where it is getting full. */
    private boolean isTurnedAway(Crowd network) {
        int start = Math.max(FEW, most / 2);
        if (all.size() < start || network.connections() + 1 < largest()) {
            return false;
        }
        double fullness = Math.min(1, (all.size() - start) / (double) Math.max(1, most - start));
        return dice.getAsDouble() < FIRST_CHANCE + (LAST_CHANCE - FIRST_CHANCE) * fullness;
    }

    /** Who goes for a newcomer, if somebody must. */
    private Optional<Stranger> loserTo(Stranger stranger, Crowd network, Crowd site) {
        if (network.connections() >= MAX_OF_NETWORK) {
            return oldest(other -> other.network().equals(stranger.network()));
        }
        if (site.connections() >= MAX_OF_NETWORK * NETWORKS_OF_SITE) {
            return oldest(other -> other.site().equals(stranger.site()));
        }
        if (all.size() < most) {
            return Optional.empty();
        }
        int largest = largest();
        return oldest(other -> crowds.get(other.network()).connections() == largest);
    }

    private Optional<Stranger> oldest(Predicate<Stranger> which) {
        return all.stream().filter(which).findFirst();
    }

    private int largest() {
        return all.stream()
                .mapToInt(stranger -> crowds.get(stranger.network()).connections())
                .max()
                .orElse(0);
    }

    private boolean remove(Stranger stranger) {
        boolean known = all.remove(stranger);
        if (known) {
            count(stranger, -1);
            countLogins(stranger, stranger.logsIn() ? -1 : 0);
        }
        return known;
    }

    private void count(Stranger stranger, int change) {
        crowds(stranger).forEach(crowd -> crowd.count(change));
    }

    private void countLogins(Stranger stranger, int change) {
        crowds(stranger).forEach(crowd -> crowd.countLogins(change));
    }

    /** One or two: of IPv4 the network is the site. */
    private Set<Crowd> crowds(Stranger stranger) {
        return new LinkedHashSet<>(List.of(crowds.get(stranger.network()), crowds.get(stranger.site())));
    }

    private Crowd crowd(Prefix prefix, int factor, long now) {
        if (!crowds.containsKey(prefix) && crowds.size() >= PREFIXES_REMEMBERED) {
            crowds.values().removeIf(crowd -> crowd.isForgettable(now));
        }
        return crowds.computeIfAbsent(
                prefix,
                unknown -> new Crowd(
                        new Crowd.Bucket(factor * ARRIVALS_AT_ONCE, factor * ARRIVALS_A_SECOND, now),
                        new Crowd.Bucket(factor * TRIES_AT_ONCE, factor * TRIES_A_SECOND, now)));
    }
}
