package oriel.capture.x11.xlib;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a function of a C library whose parameters are not ours to choose. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.SOURCE)
@interface Native {}
