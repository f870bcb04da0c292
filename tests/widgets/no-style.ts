/** Style sheets are empty in unit tests. */
export default "";
