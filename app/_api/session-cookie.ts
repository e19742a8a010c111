/** The one cookie that signs a person in; with its prefix where the portal is served over https. */
export const SESSION_COOKIES = ["heliograph.session_token", "__Secure-heliograph.session_token"] as const;
