import { Scene } from './scene.tsx';

/** A cloth goes over the screen, and nothing is left behind it. */
export function WipedPicture() {
  return (
    <Scene>
      <rect className="f-teal" x="196" y="60" width="328" height="452" rx="40" />
      <rect className="f-card" x="222" y="92" width="276" height="372" rx="14" />
      <path className="s-soft" strokeWidth="16" d="M256 350h150M256 390h96M256 430h128" />
      <path
        className="s-soft"
        strokeWidth="54"
        d="M262 146c80-28 130 10 196-6M270 226c74-26 110 14 178-8"
        opacity=".55"
      />
      <g transform="translate(476 262) rotate(16)">
        <path
          className="f-soft edge"
          strokeWidth="8"
          d="M-88-44c26-16 48 6 78-8s54-4 96 0c18 36-6 60 2 104-36 16-66-4-92 4s-62 12-88-6c14-38-12-58 4-94Z"
        />
        <path
          className="s-teal"
          strokeWidth="8"
          d="M-48-20c24 6 52-8 92 2M-40 24c32-6 52 8 84 0"
          opacity=".5"
        />
      </g>
      <path
        className="f-sun"
        d="M0-46C4-12 12-4 46 0 12 4 4 12 0 46-4 12-12 4-46 0-12-4-4-12 0-46Z"
        transform="translate(292 256)"
      />
    </Scene>
  );
}
