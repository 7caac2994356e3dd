package oriel.launcher;

/** The other half of a circle, to be found. */
final class OtherHalf {

    /** The first half; not a constant of the compiler, which would leave no trace. */
    static final Class<?> WHOLE = LauncherCirclesTest.class;

    private OtherHalf() {}
}
